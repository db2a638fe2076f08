package io.connectfargate.migration.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.migration.output.Table;

/** One topic with its partitions, or one group with its offsets on both sides, for people. */
public final class DetailText {
    private static final String LINE = System.lineSeparator();

    private DetailText() {}

    /** @param status as the worker answers for one topic */
    public static String topic(JsonNode status, boolean all) {
        StringBuilder text = new StringBuilder();
        for (JsonNode topic : status.path("topics")) {
            text.append(topic.path("topic").asText())
                    .append(" by ")
                    .append(topic.path("connector").asText())
                    .append(": ")
                    .append(topic.path("state").asText())
                    .append(". ")
                    .append(Cells.texts(topic.path("reasons")))
                    .append(LINE);
            text.append(partitions(topic).text(all));
        }
        return text.toString();
    }

    /** @param status as the worker answers for one group */
    public static String group(JsonNode status, boolean all) {
        StringBuilder text = new StringBuilder();
        for (JsonNode group : status.path("groups")) {
            text.append(group.path("group").asText())
                    .append(" by ")
                    .append(group.path("connector").asText())
                    .append(": ")
                    .append(group.path("state").asText())
                    .append("; ")
                    .append(Cells.text(group.path("stateOnSource")))
                    .append(" on the source, ")
                    .append(Cells.text(group.path("stateOnTarget")))
                    .append(" on the target. ")
                    .append(Cells.texts(group.path("reasons")))
                    .append(LINE);
            text.append(offsets(group).text(all));
        }
        return text.toString();
    }

    private static Table partitions(JsonNode topic) {
        Table table = new Table(
                ">PARTITION", ">DONE", ">LEFT", ">HELD", ">LOST", ">IN/S", ">COPIED/S", ">TIME", "STATE", "REASON");
        for (JsonNode partition : Cells.worstFirst(
                topic.path("partitionStates"), "level", one -> one.path("lag").asLong())) {
            table.row(
                    partition.path("partition").asInt(),
                    Cells.percent(partition.path("percent")),
                    Cells.number(partition.path("lag")),
                    Cells.number(partition.path("held")),
                    Cells.number(partition.path("lost")),
                    Cells.rate(partition.path("arriving")),
                    Cells.rate(partition.path("copying")),
                    Cells.time(partition.path("secondsLeft"), partition.path("lag")),
                    partition.path("state").asText(),
                    Cells.texts(partition.path("reasons")));
        }
        return table;
    }

    private static Table offsets(JsonNode group) {
        Table table =
                new Table("TOPIC", ">PARTITION", ">SOURCE OFFSET", ">BEHIND", "COPY", ">TARGET OFFSET", ">BEHIND");
        for (JsonNode position : Cells.worstFirst(
                group.path("positions"),
                "level",
                one -> one.path("behindOnTarget").asLong(Long.MAX_VALUE))) {
            table.row(
                    position.path("topic").asText(),
                    position.path("partition").asInt(),
                    Cells.number(position.path("source")),
                    Cells.number(position.path("behind")),
                    position.path("copy").asText(),
                    position.path("target").isNull() ? "none" : Cells.number(position.path("target")),
                    Cells.number(position.path("behindOnTarget")));
        }
        return table;
    }
}
