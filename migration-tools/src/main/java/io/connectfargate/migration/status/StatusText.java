package io.connectfargate.migration.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.migration.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** A status for people: who is there, what moves and what does not, groups, connectors, what to do, the verdict at the end. */
public final class StatusText {
    private static final String LINE = System.lineSeparator();

    private final JsonNode status;
    private final boolean all;

    /**
     * @param status as the worker answers; each group gets the field {@code readAgain}
     * @param all whether long tables are whole
     */
    public StatusText(JsonNode status, boolean all) {
        this.status = status;
        this.all = all;
        ReadAgain.addTo(status);
    }

    /** The text, with a line break at its end. */
    public String text() {
        StringBuilder text = new StringBuilder(clusters());
        section(text, topics().text(all));
        section(text, groups().text(all));
        section(text, connectors().text(all));
        section(text, findings());
        return text.append(LINE).append(verdict()).append(LINE).toString();
    }

    private static void section(StringBuilder text, String part) {
        if (!part.isEmpty()) {
            text.append(LINE).append(part);
        }
    }

    private String clusters() {
        StringBuilder text = new StringBuilder();
        for (JsonNode cluster : status.path("clusters")) {
            text.append(Cells.text(cluster.path("role"))).append("  ").append(Cells.text(cluster.path("name")));
            if (cluster.path("version").isTextual()) {
                text.append("  Kafka ").append(cluster.path("version").asText());
            }
            if (!cluster.path("reachable").asBoolean()) {
                text.append("  UNREACHABLE: ").append(Cells.text(cluster.path("problem")));
            }
            text.append(LINE);
        }
        JsonNode totals = status.path("totals");
        StringJoiner line = new StringJoiner(", ");
        line.add(Cells.number(totals.path("topics")) + " topics");
        line.add(Cells.number(totals.path("lag")) + " records left");
        line.add(Cells.rate(totals.path("arriving")) + "/s arriving");
        line.add(Cells.rate(totals.path("copying")) + "/s copied");
        line.add("done " + Cells.time(totals.path("secondsLeft"), totals.path("lag")));
        return text.append(line)
                .append(" (as of ")
                .append(Cells.text(status.path("asOf")))
                .append(")")
                .append(LINE)
                .toString();
    }

    private Table topics() {
        Table table = new Table(
                "TOPIC",
                ">PARTS",
                ">DONE",
                ">LEFT",
                ">HELD",
                ">LOST",
                ">IN/S",
                ">COPIED/S",
                ">TIME",
                "STATE",
                "REASON");
        for (JsonNode topic : Cells.worstFirst(
                status.path("topics"), "level", one -> one.path("lag").asLong())) {
            table.row(
                    Cells.text(topic.path("topic")),
                    Cells.number(topic.path("partitions")),
                    Cells.percent(topic.path("percent")),
                    Cells.number(topic.path("lag")),
                    Cells.number(topic.path("held")),
                    Cells.number(topic.path("lost")),
                    Cells.rate(topic.path("arriving")),
                    Cells.rate(topic.path("copying")),
                    Cells.time(topic.path("secondsLeft"), topic.path("lag")),
                    topic.path("state").asText(),
                    Cells.texts(topic.path("reasons")));
        }
        return table;
    }

    private Table groups() {
        Table table = new Table(
                "GROUP", "ACTIVE ON", ">BEHIND", ">ON TARGET", ">READ AGAIN", ">NO OFFSET", "STATE", "REASON");
        for (JsonNode group : Cells.worstFirst(
                status.path("groups"), "level", one -> one.path(ReadAgain.FIELD).asLong())) {
            String again = Cells.number(group.path(ReadAgain.FIELD));
            table.row(
                    Cells.text(group.path("group")),
                    Cells.text(group.path("active")),
                    Cells.number(group.path("behind")),
                    Cells.number(group.path("behindOnTarget")),
                    group.path("state").asText().equals("moved") ? "moved" : again,
                    group.path("withoutOffset").asInt() + "/"
                            + group.path("partitions").asInt(),
                    group.path("state").asText(),
                    Cells.texts(group.path("reasons")));
        }
        return table;
    }

    private Table connectors() {
        Table table = new Table("CONNECTOR", "ROLE", "STATE", "TASKS", ">RESTARTS", "FAILURE");
        List<JsonNode> sorted = new ArrayList<>();
        status.path("connectors").forEach(sorted::add);
        sorted.sort((one, other) -> Integer.compare(
                other.path("failures").size(), one.path("failures").size()));
        for (JsonNode connector : sorted) {
            table.row(
                    Cells.text(connector.path("name")),
                    Cells.text(connector.path("role")),
                    Cells.text(connector.path("state")),
                    tasks(connector.path("tasks")),
                    Cells.number(connector.path("restarts")),
                    Cells.texts(connector.path("failures")));
        }
        return table;
    }

    /** 3 of 4 running. */
    private static String tasks(JsonNode tasks) {
        long running = Cells.stream(tasks)
                .filter(task -> task.path("state").asText().equals("RUNNING"))
                .count();
        return running + " of " + tasks.size() + " running";
    }

    private String findings() {
        StringBuilder text = new StringBuilder();
        for (JsonNode finding : status.path("findings")) {
            text.append(finding.path("severity").asText().toUpperCase(Locale.ROOT))
                    .append("  ")
                    .append(finding.path("title").asText())
                    .append(LINE)
                    .append("    ")
                    .append(finding.path("text").asText())
                    .append(LINE);
            indent(text, finding.path("do").asText());
            finding.path("commands").forEach(command -> indent(text, "$ " + command.asText()));
            indent(text, finding.path("runbook").asText());
        }
        return text.toString();
    }

    private static void indent(StringBuilder text, String line) {
        if (!line.isBlank()) {
            text.append("    ").append(line).append(LINE);
        }
    }

    private String verdict() {
        JsonNode verdict = status.path("verdict");
        return verdict.path("level").asText().toUpperCase(Locale.ROOT) + ": "
                + verdict.path("title").asText() + ". " + verdict.path("text").asText();
    }
}
