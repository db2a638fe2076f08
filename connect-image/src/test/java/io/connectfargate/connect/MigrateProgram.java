package io.connectfargate.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.connectfargate.client.WorkerImage;
import io.connectfargate.client.WorkerJvm;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code java @/opt/connect/migrate} as in the image: its argument file, on the worker's class path. */
public record MigrateProgram(Path temp, Map<String, String> environment) {
    private static final String FILE = "jib/opt/connect/migrate";
    private static final String CLASS_PATH = "-cp /app/classpath/*:/app/libs/*";

    /**
     * What came out.
     *
     * @param out what it printed
     * @param err what it printed next to it
     */
    public record Result(int exit, String out, String err) {}

    /** Runs it to its end. */
    public Result run(String... arguments) throws IOException, InterruptedException {
        Path image = SourceTree.find().workerImage();
        Path file = Files.createTempFile(temp, "migrate-", ".arguments");
        String text = Files.readString(image.resolve(FILE));
        if (!text.contains(CLASS_PATH)) {
            throw new IllegalStateException("No " + CLASS_PATH + " in " + FILE);
        }
        Files.writeString(
                file, text.replace(CLASS_PATH, "-cp " + WorkerImage.in(image).classPath()));
        List<String> command = new ArrayList<>(List.of(
                WorkerJvm.java(),
                // The image's Java is newer than the oldest that this may run on, which does not know all of its flags.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temp,
                "@" + file));
        command.addAll(List.of(arguments));
        Path err = Files.createTempFile(temp, "migrate-", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), out, Files.readString(err));
    }
}
