package io.connectfargate.terraform;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * The AWS provider in a process that outlives a command: Terraform would start it for each, twice where a provider has an alias, which
 * costs more processor time than all that it does on an emulator.
 */
final class Provider implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("TF_REATTACH_PROVIDERS='(.*)'");
    private static final PathMatcher PROGRAM =
            FileSystems.getDefault().getPathMatcher("glob:**/hashicorp/aws/**/terraform-provider-aws*");
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Process process;
    private final Path log;

    /**
     * Starts it, and waits until commands can use it.
     *
     * @param folder where its output is written
     * @param environment its only variables
     */
    Provider(Path folder, Map<String, String> environment) throws IOException {
        log = folder.resolve("provider.log");
        ProcessBuilder builder = new ProcessBuilder(program().toString(), "-debug")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        process = builder.start();
        try {
            await().atMost(LONGEST_START)
                    .failFast("it has ended", () -> !process.isAlive())
                    .until(() -> address().find());
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            close();
            throw new IllegalStateException("The provider does not start: " + Files.readString(log), e);
        }
    }

    /** Where {@code terraform init} has put it. */
    private static Path program() throws IOException {
        try (Stream<Path> files =
                Files.walk(TerraformProgram.data().resolve("providers"), FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(PROGRAM::matches).findFirst().orElseThrow();
        }
    }

    private Matcher address() throws IOException {
        return ADDRESS.matcher(Files.readString(log));
    }

    /** The variable by which Terraform finds it. */
    Map<String, String> environment() throws IOException {
        Matcher address = address();
        if (!address.find()) {
            throw new IllegalStateException("The provider has no address: " + Files.readString(log));
        }
        return Map.of("TF_REATTACH_PROVIDERS", address.group(1));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
