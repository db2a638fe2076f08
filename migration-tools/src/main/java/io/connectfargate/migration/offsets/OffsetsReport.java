package io.connectfargate.migration.offsets;

import io.connectfargate.migration.mapping.Answer;
import io.connectfargate.migration.mapping.Proof;
import io.connectfargate.migration.output.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** What was found, for people and for machines. */
public record OffsetsReport(List<GroupMove> moves) {
    private static final double MEGABYTE = 1e6;

    private record Row(GroupMove move, GroupOffset offset) {}

    /** A line for each offset, the worst first. */
    public Table table() {
        Table table = new Table("GROUP", "PARTITION", ">SOURCE", ">TARGET", ">NOW", "PROOF", ">AGAIN", ">READ");
        moves.stream()
                .flatMap(move -> move.offsets().stream().map(offset -> new Row(move, offset)))
                .sorted(Comparator.<Row>comparingLong(row -> -row.offset().rereads())
                        .thenComparing(row -> row.move().name()))
                .forEach(row -> add(table, row));
        return table;
    }

    private static void add(Table table, Row row) {
        GroupOffset offset = row.offset();
        Optional<Answer> answer = offset.answer();
        table.row(
                row.move().name(),
                offset.source(),
                offset.committed().map(found -> String.valueOf(found.offset())).orElse("-"),
                offset.offset().isPresent() ? offset.offset().getAsLong() : "-",
                now(row).map(String::valueOf).orElse("-"),
                answer.map(found -> found.proof().toString())
                        .or(offset::problem)
                        .orElse("no commit on the source"),
                offset.rereads() == Long.MAX_VALUE ? "-" : offset.rereads(),
                answer.map(found -> found.sourceReading().records() + "+"
                                + found.targetReading().records())
                        .orElse("-"));
    }

    private static Optional<Long> now(Row row) {
        return Optional.ofNullable(row.move().current().get(row.offset().target()))
                .map(OffsetAndMetadata::offset);
    }

    /** Sentences below the table. */
    public List<String> summary() {
        List<GroupOffset> all =
                moves.stream().flatMap(move -> move.offsets().stream()).toList();
        List<GroupOffset> offsets =
                all.stream().filter(offset -> offset.committed().isPresent()).toList();
        List<String> lines = new ArrayList<>(proofs(offsets));
        if (all.size() > offsets.size()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %,d partitions without a commit: auto.offset.reset of the consumers decides there, unless --missing does.",
                    all.size() - offsets.size()));
        }
        List<String> missing = moves.stream()
                .filter(GroupMove::isMissingOnTarget)
                .map(GroupMove::name)
                .toList();
        if (!missing.isEmpty()) {
            lines.add("Without any offset on the target: " + String.join("; ", missing) + ".");
        }
        return lines;
    }

    private List<String> proofs(List<GroupOffset> offsets) {
        Map<Proof, Long> proofs = offsets.stream()
                .flatMap(offset -> offset.answer().stream())
                .collect(Collectors.groupingBy(Answer::proof, TreeMap::new, Collectors.counting()));
        long exact = offsets.stream()
                .filter(offset -> offset.answer().filter(Answer::isExact).isPresent())
                .count();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d offsets of %,d groups: %,d exact. %s",
                offsets.size(),
                moves.size(),
                exact,
                reading(offsets)));
        proofs.forEach(
                (proof, count) -> lines.add(String.format(Locale.ROOT, "  %,d %s: %s", count, proof, proof.meaning())));
        return lines;
    }

    private static String reading(List<GroupOffset> offsets) {
        long source = 0;
        long target = 0;
        long bytes = 0;
        for (GroupOffset offset : offsets) {
            if (offset.answer().isPresent()) {
                Answer answer = offset.answer().get();
                source += answer.sourceReading().records();
                target += answer.targetReading().records();
                bytes += answer.sourceReading().bytes() + answer.targetReading().bytes();
            }
        }
        return String.format(
                Locale.ROOT,
                "Compared: %,d records of the source, %,d of the target, %.1f MB.",
                source,
                target,
                bytes / MEGABYTE);
    }

    /** The same as a document. */
    public List<Map<String, Object>> document(CommitRules rules) {
        List<Map<String, Object>> groups = new ArrayList<>();
        for (GroupMove move : moves) {
            Map<String, Object> group = new LinkedHashMap<>();
            group.put("group", move.name());
            group.put("type", move.type());
            group.put("activeOn", move.activeOn());
            group.put("missingOnTarget", move.isMissingOnTarget());
            group.put(
                    "offsets",
                    move.offsets().stream()
                            .map(offset -> document(new Row(move, offset)))
                            .toList());
            List<String> problems = new ArrayList<>(rules.writers(move));
            problems.addAll(rules.violations(move));
            group.put("problems", problems);
            groups.add(group);
        }
        return groups;
    }

    private static Map<String, Object> document(Row row) {
        GroupOffset offset = row.offset();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("topic", offset.source().topic());
        document.put("partition", offset.source().partition());
        document.put("source", offset.committed().map(OffsetAndMetadata::offset).orElse(null));
        document.put("targetTopic", offset.target().topic());
        document.put("now", now(row).orElse(null));
        document.put("problem", offset.problem().orElse(null));
        document.put("target", offset.offset().isPresent() ? offset.offset().getAsLong() : null);
        offset.answer().ifPresent(answer -> {
            document.put("proof", answer.proof());
            document.put("exact", answer.isExact());
            document.put("rereads", answer.rereads());
            document.put("reason", answer.reason());
            document.put("sourceReading", answer.sourceReading());
            document.put("targetReading", answer.targetReading());
        });
        return document;
    }
}
