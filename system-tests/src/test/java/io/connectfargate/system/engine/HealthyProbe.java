package io.connectfargate.system.engine;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** Waits for the worker's own health check, the one that ECS runs, once its REST API answers. */
final class HealthyProbe extends AbstractWaitStrategy {
    /** Each probe is a JVM, next to the one that is starting: before REST listens it would only slow that down. */
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(500);

    HealthyProbe() {
        // The default is a minute, and five workers have been seen to start at once on a busy machine with two
        // processors.
        withStartupTimeout(Duration.ofMinutes(3));
    }

    @Override
    protected void waitUntilReady() {
        WorkerContainer worker = (WorkerContainer) waitStrategyTarget;
        Callable<Boolean> healthy = () -> {
            if (!worker.isRunning()) {
                throw new ContainerLaunchException("The worker exited with code " + worker.exitCode());
            }
            return answers(worker) && worker.probe().getExitCode() == 0;
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

    private static boolean answers(WorkerContainer worker) {
        try {
            return worker.rest().get("/health").status() > 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
