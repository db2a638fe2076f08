package io.connectfargate.migration.cli;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.handover.HandoverCommand;
import io.connectfargate.migration.offsets.OffsetsCommand;
import io.connectfargate.migration.output.Terminal;
import io.connectfargate.migration.takeover.ExportCommand;
import io.connectfargate.migration.takeover.TakeoverCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code migrate}: what the person who moves a Kafka estate asks and does. Its work is in subcommands. */
@Command(
        name = "migrate",
        description = {"Watches, verifies and completes a migration from one Kafka cluster to another.", ""},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        subcommands = {
            StatusCommand.class,
            OffsetsCommand.class,
            HandoverCommand.class,
            KeepPairsCommand.class,
            VerifyCommand.class,
            TakeoverCommand.class,
            ExportCommand.class,
            GroupOffsetSyncCommand.class
        })
public final class Migrate implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private Migrate() {}

    /**
     * Runs the command and ends this JVM with one of the codes of {@link ExitCode}.
     *
     * @param arguments as {@code --help} lists them
     */
    public static void main(String[] arguments) {
        Terminal.prepare();
        // Read by slf4j-simple when the first logger is made: what Kafka's clients log is not for the user's terminal.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        System.exit(commandLine().execute(arguments));
    }

    /** The command, without a JVM to end: {@link CommandLine#execute} returns one of the codes of {@link ExitCode}. */
    public static CommandLine commandLine() {
        CommandLine command = new CommandLine(new Migrate()).setExecutionExceptionHandler(new FailureHandler());
        exitCodes(command);
        // Else -tls would be -t with the value "ls".
        command.getSubcommands().get("group-offset-sync").setPosixClusteredShortOptionsAllowed(false);
        command.setCaseInsensitiveEnumValuesAllowed(true);
        return command;
    }

    private static void exitCodes(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.meanings());
        command.getSubcommands().values().forEach(Migrate::exitCodes);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing: a command.");
    }
}
