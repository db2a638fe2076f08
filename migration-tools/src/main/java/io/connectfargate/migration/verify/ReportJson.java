package io.connectfargate.migration.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.kafka.common.TopicPartition;

/** A report of a verification as JSON, for programs. */
public final class ReportJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReportJson() {}

    /** One object: the verdict, every problem as the sentence that people read, and the figures behind it. */
    public static ObjectNode of(Verification.Report report) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("verified", report.problems().isEmpty());
        json.put("records", report.records());
        json.put("bytes", report.bytes());
        report.problems().forEach(json.putArray("problems")::add);
        var partitions = json.putArray("partitions");
        report.sequences()
                .forEach((partition, sequence) -> partition(partitions.addObject(), partition)
                        .put("arrived", sequence.arrived())
                        .put("missing", sequence.missing())
                        .put("duplicated", sequence.duplicated())
                        .put("reordered", sequence.reordered())
                        .put("unknown", sequence.unknown()));
        var groups = json.putArray("groups");
        report.places().forEach(place -> group(groups.addObject(), place));
        return json;
    }

    private static void group(ObjectNode json, Verification.GroupPlace place) {
        GroupOffsets.Position position = place.position();
        partition(json.put("group", position.group()), position.partition()).put("sourceOffset", position.source());
        position.target()
                .ifPresentOrElse(offset -> json.put("targetOffset", offset), () -> json.putNull("targetOffset"));
        json.put("lost", place.lost()).put("reread", place.reread());
    }

    private static ObjectNode partition(ObjectNode json, TopicPartition partition) {
        return json.put("topic", partition.topic()).put("partition", partition.partition());
    }
}
