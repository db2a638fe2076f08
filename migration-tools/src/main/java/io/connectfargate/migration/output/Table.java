package io.connectfargate.migration.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** A table for people. Its rows are in the caller's order, the worst first. Not thread-safe. */
public final class Table {
    /** How many rows a long table has unless all are asked for: what fits on a screen. */
    public static final int SHOWN = 20;

    /** Longer cells end in the next line. */
    private static final int WIDEST = 60;

    private static final int GAP = 2;

    private final List<String> headers;
    private final List<Boolean> numbers;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param headers of the columns; one that begins with {@code >} has numbers, which are set to the right */
    public Table(String... headers) {
        this.numbers =
                List.of(headers).stream().map(header -> header.startsWith(">")).toList();
        this.headers = List.of(headers).stream()
                .map(header -> header.startsWith(">") ? header.substring(1) : header)
                .toList();
    }

    /**
     * Adds a row.
     *
     * @param cells as many as there are headers; {@code null} is what nobody knows
     */
    public Table row(Object... cells) {
        if (cells.length != headers.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + headers);
        }
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            // A group may be called so; picocli reads it as the begin of a style.
            row.add(cell == null ? "?" : cell.toString().replace("@|", "@ |"));
        }
        rows.add(row);
        return this;
    }

    /** How many rows it has. */
    public int size() {
        return rows.size();
    }

    /**
     * Its text, empty without rows.
     *
     * @param all whether it may be long
     */
    public String text(boolean all) {
        if (rows.isEmpty()) {
            return "";
        }
        List<List<String>> shown = all ? rows : rows.subList(0, Math.min(SHOWN, rows.size()));
        Column[] columns = IntStream.range(0, headers.size())
                .mapToObj(index -> new Column(width(index, shown), 0, Column.Overflow.WRAP))
                .toArray(Column[]::new);
        TextTable table = TextTable.forColumns(new ColorScheme.Builder(Ansi.OFF).build(), columns);
        table.indentWrappedLines = 0;
        add(table, headers);
        shown.forEach(row -> add(table, row));
        StringBuilder text = new StringBuilder();
        table.toString()
                .lines()
                .forEach(line -> text.append(line.stripTrailing()).append(System.lineSeparator()));
        if (shown.size() < rows.size()) {
            text.append("... and ")
                    .append(rows.size() - shown.size())
                    .append(" more; --all prints them")
                    .append(System.lineSeparator());
        }
        return text.toString();
    }

    private int width(int index, List<List<String>> shown) {
        int longest = shown.stream()
                .mapToInt(row -> row.get(index).length())
                .reduce(headers.get(index).length(), Math::max);
        return Math.min(longest, WIDEST) + GAP;
    }

    private void add(TextTable table, List<String> cells) {
        Ansi.Text[] texts = new Ansi.Text[cells.size()];
        for (int i = 0; i < texts.length; i++) {
            int width = table.columns()[i].width - GAP;
            String cell = cells.get(i);
            texts[i] = Ansi.OFF
            .new Text(
                    numbers.get(i) && cell.length() < width ? " ".repeat(width - cell.length()) + cell : cell,
                    Help.defaultColorScheme(Ansi.OFF));
        }
        table.addRowValues(texts);
    }
}
