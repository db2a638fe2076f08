package io.connectfargate.migration.offsets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** A program that is gone between two commits, as by {@code kill -9} or a machine that fails. */
final class KilledCommit {
    private KilledCommit() {}

    /** @param arguments bootstrap servers, the snapshot's file, and the groups */
    public static void main(String[] arguments) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", arguments[0]))) {
            TargetGroups groups =
                    new TargetGroups(admin, group -> Runtime.getRuntime().halt(9));
            groups.commit(
                    new SnapshotFile(Path.of(arguments[1])),
                    groups.move(arguments[2], false, 20, 21),
                    groups.move(arguments[3], false, 30));
        }
    }

    /** Runs it in a JVM of its own and gives its exit code. */
    static int run(Path folder, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledCommit.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start()
                .waitFor();
    }
}
