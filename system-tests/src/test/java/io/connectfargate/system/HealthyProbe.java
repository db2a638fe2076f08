package io.connectfargate.system;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** Waits for the worker's own health check, the one that ECS runs. */
final class HealthyProbe extends AbstractWaitStrategy {
    /** Each probe is a JVM, beside the one that is starting. */
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(500);

    @Override
    protected void waitUntilReady() {
        WorkerContainer worker = (WorkerContainer) waitStrategyTarget;
        Callable<Boolean> healthy = () -> {
            if (!worker.isRunning()) {
                throw new ContainerLaunchException("The worker has ended with exit code " + worker.exitCode());
            }
            return worker.probe().getExitCode() == 0;
        };
        try {
            Awaitility.await()
                    .pollInterval(BETWEEN_PROBES)
                    .atMost(startupTimeout)
                    .until(healthy);
        } catch (ConditionTimeoutException e) {
            throw new ContainerLaunchException("Not healthy within " + startupTimeout, e);
        }
    }
}
