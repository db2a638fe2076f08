package io.connectfargate.quickstart;

import io.connectfargate.migration.output.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the user reads of groups at the end. */
record GroupSummary(GroupProof.Report report) {
    /** A line of the summary. */
    record Row(String name, String value) {}

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        if (report.places().isEmpty()) {
            rows.add(new Row("Groups", "none with offsets in these topics"));
        }
        report.places().stream()
                .collect(Collectors.groupingBy(place -> place.position().group(), TreeMap::new, Collectors.toList()))
                .forEach((group, places) -> {
                    rows.add(new Row("Group", arrived(group, places)));
                    if (report.unknown().isEmpty()) {
                        rows.add(new Row("Exact", exact(group, places)));
                    }
                });
        report.unknown().ifPresent(reason -> rows.add(new Row("Exact", "offsets are not known: " + reason)));
        return rows;
    }

    private static String arrived(String group, List<GroupPlace> places) {
        return String.format(
                Locale.ROOT,
                "%s: offsets of %d of %d partitions arrived; would read %,d records again",
                group,
                places.stream()
                        .filter(place -> place.position().target().isPresent())
                        .count(),
                places.size(),
                places.stream().mapToLong(GroupPlace::reread).sum());
    }

    private static String exact(String group, List<GroupPlace> places) {
        List<ExactOffset> offsets =
                places.stream().flatMap(place -> place.exact().stream()).toList();
        return String.format(
                Locale.ROOT,
                "%s: %d of %d offsets are exact with migrate offsets; would read %,d records again",
                group,
                offsets.stream().filter(ExactOffset::isExact).count(),
                places.size(),
                offsets.stream().mapToLong(ExactOffset::rereads).sum());
    }

    /** The offsets of the groups, those first with which most would be read again; empty if there are none. */
    String offsets() {
        List<GroupPlace> known = report.places().stream()
                .filter(place -> place.exact().isPresent())
                .sorted(Comparator.comparingLong(GroupPlace::reread)
                        .reversed()
                        .thenComparing(place -> place.position().group())
                        .thenComparing(place -> place.position().partition().toString()))
                .toList();
        Table table = new Table("GROUP", "PARTITION", ">SOURCE", ">EXACT", ">MIRRORMAKER", ">AGAIN", "PROOF");
        known.stream()
                .limit(Table.SHOWN)
                .forEach(place -> add(table, place, place.exact().orElseThrow()));
        String more = known.size() > Table.SHOWN
                ? "... and " + (known.size() - Table.SHOWN) + " more: migrate offsets --all-groups --all"
                : "";
        return table.text(true) + more;
    }

    private static void add(Table table, GroupPlace place, ExactOffset exact) {
        table.row(
                exact.group(),
                exact.partition(),
                exact.source(),
                exact.target().isPresent() ? exact.target().getAsLong() : "-",
                place.position().target().isPresent()
                        ? place.position().target().getAsLong()
                        : "-",
                place.reread(),
                exact.proof());
    }
}
