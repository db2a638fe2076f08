package io.connectfargate.connect.healing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;

/**
 * A connector itself, or one of its tasks.
 *
 * @param task empty for the connector itself
 */
record Part(String connector, OptionalInt task) {
    /**
     * With its state.
     *
     * @param trace why it has failed; may be null
     */
    record Status(Part part, String state, String trace) {
        boolean isFailed() {
            return "FAILED".equals(state);
        }
    }

    /** Those of a connector that are on one worker. */
    static List<Status> on(String workerId, ConnectorStateInfo status) {
        List<Status> parts = new ArrayList<>();
        if (Objects.equals(workerId, status.connector().workerId())) {
            parts.add(new Status(
                    new Part(status.name(), OptionalInt.empty()),
                    status.connector().state(),
                    status.connector().trace()));
        }
        status.tasks().stream()
                .filter(task -> Objects.equals(workerId, task.workerId()))
                .forEach(task -> parts.add(
                        new Status(new Part(status.name(), OptionalInt.of(task.id())), task.state(), task.trace())));
        return parts;
    }

    @Override
    public String toString() {
        return task.isPresent() ? connector + " task " + task.getAsInt() : connector;
    }
}
