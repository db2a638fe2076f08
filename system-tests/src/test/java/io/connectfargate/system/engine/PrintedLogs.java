package io.connectfargate.system.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.testcontainers.containers.GenericContainer;

/** Prints what containers have logged since the last time, when a test fails. */
public abstract class PrintedLogs implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {
    private final List<GenericContainer<?>> containers = new ArrayList<>();
    private final Map<GenericContainer<?>, Integer> printed = new HashMap<>();

    /** One more whose logs matter. */
    public final void add(GenericContainer<?> container) {
        containers.add(container);
    }

    public final void stopAll() {
        containers.forEach(GenericContainer::stop);
    }

    @Override
    public final void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        print(context);
        throw failure;
    }

    @Override
    public final void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        print(context);
        throw failure;
    }

    private void print(ExtensionContext context) {
        System.out.println("===== " + context.getDisplayName() + " failed; the containers' logs:");
        containers.stream()
                .filter(container -> container.getContainerId() != null)
                .forEach(container -> {
                    System.out.println("===== " + container.getDockerImageName() + " " + container.getNetworkAliases());
                    String logs = container.getLogs();
                    System.out.println(logs.substring(printed.getOrDefault(container, 0)));
                    printed.put(container, logs.length());
                });
    }
}
