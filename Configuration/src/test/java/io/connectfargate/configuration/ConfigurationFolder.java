package io.connectfargate.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.awsemulator.AwsEmulator;
import io.connectfargate.testsupport.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final AwsEmulator aws;

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
        aws = AwsEmulator.start(folder);
        environment = new HashMap<>(aws.environment());
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
        blocks.forEach(block -> succeed(Program.run(folder, List.of("bash", "-euc", block), environment)));
        return blocks.size();
    }

    /** What the AWS CLI answers, as JSON. */
    public String aws(String... arguments) {
        return succeed(aws.aws(arguments));
    }

    private static String succeed(Program program) {
        assertThat(program.exitCode()).as(program.output()).isZero();
        return program.output();
    }

    @Override
    public void close() {
        aws.close();
    }
}
