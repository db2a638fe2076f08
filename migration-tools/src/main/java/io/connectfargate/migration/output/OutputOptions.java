package io.connectfargate.migration.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command prints, as a mixin of every command. */
public final class OutputOptions {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    private static final String CLEAR = "\033[H\033[2J";

    @Option(names = "--json", description = "Print one JSON document for machines, and nothing else.")
    private boolean json;

    @Option(names = "--all", description = "Print all lines of long tables. Default: the first " + Table.SHOWN + ".")
    private boolean all;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Whether machines read it. */
    public boolean isJson() {
        return json;
    }

    /** Whether long tables are printed whole. */
    public boolean isAll() {
        return all;
    }

    /** Where results go; what is not a result goes to {@link #err}. */
    public PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Where progress and warnings go. */
    public PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** Prints a document: a tree, a record, a map. Numbers that nobody knows are null in it. */
    public void printJson(Object document) {
        try {
            out().println(MAPPER.writeValueAsString(document));
            out().flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("This document is no JSON", e);
        }
    }

    /** Prints a table, with as many lines as the user wants to see. */
    public void print(Table table) {
        out().print(table.text(all));
        out().flush();
    }

    /** Begins what takes the place of what was printed before: on a terminal on an empty screen, elsewhere after an empty line. */
    public void printAgain() {
        if (Terminal.isInteractive()) {
            out().print(CLEAR);
        } else {
            out().println();
        }
    }

    /** Progress of something that may last, shown only to people. */
    public Progress progress(String task, long total) {
        return new Progress(task, total, err(), !json && Terminal.isInteractive());
    }
}
