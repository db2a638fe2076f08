package io.connectfargate.connect.rejection;

import org.apache.kafka.connect.runtime.AbstractStatus;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.TaskStatus;
import org.apache.kafka.connect.storage.StatusBackingStore;
import org.apache.kafka.connect.util.ConnectorTaskId;

/** Puts the topic and the partition into the reason of a task that has failed on this worker, in its status and for our own reports. */
public final class NamedFailures {
    private final Herder herder;
    private final SendFailures failures = SendFailures.OF_THIS_WORKER;

    /** @param herder holds the status of each task */
    public NamedFailures(Herder herder) {
        this.herder = herder;
    }

    /**
     * The trace with topic, partition and what to do as its innermost cause, if the target rejected a record.
     *
     * @param trace as Connect's status has it; may be null
     */
    public String trace(String connector, int task, String trace) {
        ConnectorTaskId id = new ConnectorTaskId(connector, task);
        return failures.of(id.toString())
                .filter(failure -> trace != null)
                .filter(failure -> SendFailure.in(trace).isEmpty())
                .map(failure -> (trace.endsWith("\n") ? trace : trace + "\n") + failure.line())
                .map(named -> store(id, trace, named))
                .orElse(trace);
    }

    /** The status on every worker has it then. */
    private String store(ConnectorTaskId id, String trace, String named) {
        StatusBackingStore statuses = herder.statusBackingStore();
        TaskStatus status = statuses == null ? null : statuses.get(id);
        if (status != null && status.state() == AbstractStatus.State.FAILED && trace.equals(status.trace())) {
            statuses.putSafe(new TaskStatus(
                    id, status.state(), status.workerId(), status.generation(), named, status.version()));
        }
        return named;
    }
}
