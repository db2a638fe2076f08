package io.connectfargate.publishing;

import io.connectfargate.publishing.programs.Run;
import java.util.List;

/** The table that build_images.sh ends with. */
record Summary(List<Row> rows, List<String> references) {

    /** One image; size is as printed. */
    record Row(String image, List<String> tags, String digest, String size) {

        double megabytes() {
            return Double.parseDouble(size.replace(" MB", ""));
        }
    }

    static Summary of(Run run) {
        List<String> lines = run.output()
                .lines()
                .dropWhile(line -> !line.startsWith("IMAGE "))
                .skip(1)
                .toList();
        return new Summary(
                lines.stream()
                        .takeWhile(line -> !line.startsWith("IMAGE_URL "))
                        .map(line -> line.split(" {2,}"))
                        .map(cells -> new Row(cells[0], List.of(cells[1].split(", ")), cells[2], cells[3]))
                        .toList(),
                lines.stream()
                        .dropWhile(line -> !line.startsWith("IMAGE_URL "))
                        .skip(1)
                        .toList());
    }

    /** What is to be copied into a task definition. */
    String reference(String image) {
        return references.stream()
                .filter(reference -> reference.contains("/" + image + "@"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no reference of " + image + " in " + references));
    }

    Row row(String image) {
        return rows.stream()
                .filter(row -> row.image.equals(image))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row for " + image + " in " + rows));
    }
}
