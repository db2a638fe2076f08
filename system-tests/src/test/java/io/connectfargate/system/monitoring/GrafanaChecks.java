package io.connectfargate.system.monitoring;

import io.connectfargate.system.engine.PrometheusContainer;
import io.connectfargate.testsupport.NodeProject;
import io.connectfargate.testsupport.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The node programs of {@code grafana/checks}, with their libraries installed as the lock file says. */
final class GrafanaChecks {
    private static final Path GRAFANA = Path.of(System.getProperty("grafana.dir"));
    private static final NodeProject CHECKS = new NodeProject(GRAFANA.resolve("checks"));
    private static final Path OUTPUT = Path.of(System.getProperty("dashboards.output"));

    private GrafanaChecks() {}

    /** The files that the Grafana image provisions. */
    static List<Path> dashboards() {
        try (Stream<Path> files = Files.list(GRAFANA)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Program schema(List<Path> dashboards) {
        return node("schema.js", List.of(), dashboards);
    }

    /** Draws the image's dashboards with the data of the last minutes; see {@link #report(Path)}. */
    static Program render(PrometheusContainer prometheus) {
        return render(prometheus, OUTPUT, dashboards());
    }

    /** Draws dashboards with the data of the last minutes, and writes pictures and reports into a folder. */
    static Program render(PrometheusContainer prometheus, Path output, List<Path> dashboards) {
        return node(
                "render.js",
                List.of("--prometheus", prometheus.url(), "--output", output.toString(), "--from", "now-5m"),
                dashboards);
    }

    /** What {@link #render} has written about a dashboard; its picture is next to it. */
    static Path report(Path dashboard) {
        return OUTPUT.resolve(dashboard.getFileName());
    }

    private static Program node(String script, List<String> options, List<Path> dashboards) {
        List<String> arguments = new ArrayList<>(List.of("--max-old-space-size=1024", "src/" + script));
        arguments.addAll(options);
        dashboards.forEach(dashboard -> arguments.add(dashboard.toString()));
        return CHECKS.run(arguments, "");
    }
}
