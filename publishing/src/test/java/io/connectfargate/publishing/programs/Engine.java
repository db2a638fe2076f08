package io.connectfargate.publishing.programs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The container engine that the tests were given: podman behind DOCKER_HOST, or Docker. */
public final class Engine {
    private final boolean podman = podmanAnswers();

    /** Pulls from a registry whose authority the engine does not know; the login is in Docker's configuration file. */
    public void pull(String image, Path dockerConfiguration) {
        if (podman) {
            succeed(List.of(
                    "pull",
                    "--quiet",
                    "--tls-verify=false",
                    "--authfile",
                    dockerConfiguration + "/config.json",
                    image));
        } else {
            List<String> command =
                    List.of("docker", "--config", dockerConfiguration.toString(), "pull", "--quiet", image);
            expectSuccess(command, Run.of(Path.of("/"), System.getenv(), command));
        }
    }

    /** Runs an image to its end, without variables. */
    public Run run(String image, String... arguments) {
        List<String> command = new ArrayList<>(List.of("run", "--rm", image));
        command.addAll(List.of(arguments));
        return call(command);
    }

    public void remove(String image) {
        call(List.of("rmi", "--force", image));
    }

    private void succeed(List<String> arguments) {
        expectSuccess(arguments, call(arguments));
    }

    private Run call(List<String> arguments) {
        List<String> command = new ArrayList<>(podman ? remotePodman() : List.of("docker"));
        command.addAll(arguments);
        return Run.of(Path.of("/"), System.getenv(), command);
    }

    private static void expectSuccess(List<String> command, Run run) {
        if (run.exitCode() != 0) {
            throw new IllegalStateException(command + ": " + run.everything());
        }
    }

    private static List<String> remotePodman() {
        return List.of("podman", "--remote", "--url", System.getenv("DOCKER_HOST"));
    }

    private static boolean podmanAnswers() {
        Map<String, String> environment = System.getenv();
        if (!environment.containsKey("DOCKER_HOST") || !Programs.isOnPath("podman")) {
            return false;
        }
        List<String> command = new ArrayList<>(remotePodman());
        command.add("version");
        return Run.of(Path.of("/"), environment, command).exitCode() == 0;
    }
}
