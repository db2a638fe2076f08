package io.connectfargate.publishing.services;

import io.connectfargate.publishing.programs.Programs;
import io.connectfargate.publishing.programs.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The AWS CLI and moto_server: this machine's, or Debian's where one is missing or too old. */
public final class AwsTools {
    private static final Path FETCHED = Path.of(System.getProperty("build.dir"), "aws-tools");
    private static String path;

    private AwsTools() {}

    /** A PATH that leads to both. */
    public static synchronized String path() {
        if (path == null) {
            path = System.getenv("PATH");
            if (!Programs.isOnPath("moto_server") || !Programs.isOnPath("aws") || !isNewEnough()) {
                Run.expectSuccess(
                        Path.of("/"),
                        System.getProperty("root.dir") + "/publishing/src/test/scripts/fetch-aws-tools.sh",
                        FETCHED.toString());
                path = FETCHED.resolve("bin") + ":" + path;
            }
        }
        return path;
    }

    /** Since 2.13 and 1.29 the CLI reads AWS_ENDPOINT_URL. */
    private static boolean isNewEnough() {
        Run version = Run.of(Path.of("/"), System.getenv(), List.of("aws", "--version"));
        Matcher found = Pattern.compile("aws-cli/([12])\\.(\\d+)").matcher(version.everything());
        return found.find()
                && Integer.parseInt(found.group(2)) >= Map.of("1", 29, "2", 13).get(found.group(1));
    }
}
