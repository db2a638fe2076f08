package io.connectfargate.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.publishing.programs.Checkout;
import io.connectfargate.publishing.programs.Run;
import io.connectfargate.publishing.services.Aws;
import io.connectfargate.publishing.services.AwsTools;
import io.connectfargate.publishing.services.KeyPair;
import io.connectfargate.publishing.services.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of a folder of {@code Configuration}, the commands of its README, and an AWS for them to talk to. */
public final class ConfigurationFolder implements AutoCloseable {
    private static final Path ROOT = Path.of(System.getProperty("root.dir"));
    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    private final Path folder;
    private final Path readme;
    private final Map<String, String> environment;
    private final Aws aws;

    /**
     * @param folder an empty one, where the commands run
     * @param name of the folder in {@code Configuration}
     * @param variables what the README leaves to the reader
     */
    public ConfigurationFolder(Path folder, String name, Map<String, String> variables) throws Exception {
        this.folder = folder;
        Path original = ROOT.resolve("Configuration").resolve(name);
        readme = original.resolve("README.md");
        copyJson(original);
        KeyPair keys = KeyPair.make(folder, List.of("localhost"));
        aws = new Aws(folder, keys, Surroundings.ACCOUNT);
        environment = new HashMap<>(Checkout.cleanEnvironment());
        environment.putAll(Map.of(
                "PATH",
                AwsTools.path(),
                "AWS_ENDPOINT_URL",
                "https://localhost:" + aws.port(),
                "AWS_CA_BUNDLE",
                keys.certificate().toString(),
                "AWS_ACCESS_KEY_ID",
                "AKIAEXAMPLE",
                "AWS_SECRET_ACCESS_KEY",
                "not-a-secret",
                "AWS_DEFAULT_REGION",
                "us-east-1"));
        environment.putAll(variables);
    }

    private void copyJson(Path original) throws IOException {
        try (Stream<Path> files = Files.walk(original, 2)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                Path copy = folder.resolve(ROOT.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    /** Runs the README's blocks of commands that contain one of these texts, in their order; gives their number. */
    public int run(String... containing) throws IOException {
        List<String> blocks = BLOCK.matcher(Files.readString(readme))
                .results()
                .map(match -> match.group(1))
                .filter(block -> Stream.of(containing).anyMatch(block::contains))
                .toList();
        blocks.forEach(block -> succeed(List.of("bash", "-euc", block)));
        return blocks.size();
    }

    /** What the AWS CLI answers, as JSON. */
    public String aws(String... arguments) {
        List<String> command = new ArrayList<>(List.of("aws", "--output", "json"));
        command.addAll(List.of(arguments));
        return succeed(command);
    }

    private String succeed(List<String> command) {
        Run run = Run.of(folder, environment, command);
        assertThat(run.exitCode()).as(run.everything()).isZero();
        return run.output();
    }

    @Override
    public void close() {
        aws.close();
    }
}
