package io.connectfargate.publishing.programs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calls functions of build_images.sh with all its parts loaded, but without its course. */
public final class Parts {
    private static final Path ROOT = Path.of(System.getProperty("root.dir"));

    private Parts() {}

    /** Runs commands of bash with these arguments. WORK is a new folder, LOG a file in it. */
    public static Run run(String commands, List<String> arguments) {
        return run(Map.of(), commands, arguments);
    }

    public static Run run(Map<String, String> changes, String commands, List<String> arguments) {
        String script = """
                set -euo pipefail
                ROOT=%s WORK=$(mktemp -d) && LOG=$WORK/log
                trap 'rm -rf "$WORK"' EXIT
                for part in $(sed -n 's/^for part in \\(.*\\); do$/\\1/p' "$ROOT/build_images.sh"); do source "$ROOT/publishing/$part.sh"; done
                %s""".formatted(ROOT, commands);
        List<String> command = new ArrayList<>(List.of("bash", "-c", script, "build_images.sh"));
        command.addAll(arguments);
        Map<String, String> environment = Checkout.cleanEnvironment();
        environment.putAll(changes);
        return Run.of(Path.of("/"), environment, command);
    }
}
