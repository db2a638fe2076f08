package io.connectfargate.connect.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * One finding, as the status has it.
 *
 * @param id the same while it holds
 * @param action what to do
 * @param commands to be copied into a shell
 * @param runbook the section of a document
 */
record Entry(
        String id,
        Severity severity,
        Instant since,
        String title,
        String text,
        String action,
        List<String> commands,
        String runbook,
        About about) {
    /** A few names say what is meant; the rest is in the lists of the status. */
    private static final int NAMES = 10;

    /**
     * What it is about.
     *
     * @param kind connector, topic, group or worker
     */
    record About(String kind, List<String> names) {}

    Entry from(Instant earlier) {
        return new Entry(id, severity, earlier, title, text, action, commands, runbook, about);
    }

    void write(ObjectNode node) {
        node.put("id", id)
                .put("severity", severity.toString())
                .put("since", since.toString())
                .put("title", title)
                .put("text", text)
                .put("do", action);
        ArrayNode lines = node.putArray("commands");
        commands.forEach(lines::add);
        node.put("runbook", runbook);
        ObjectNode subject = node.putObject("about").put("kind", about.kind());
        ArrayNode names = subject.putArray("names");
        about.names().stream().limit(NAMES).forEach(names::add);
        subject.put("more", Math.max(0, about.names().size() - NAMES));
    }
}
