package io.connectfargate.quickstart.offsets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Ends a handover in this JVM after each of its effects, as if its program were gone, and runs it again until it succeeds. */
record KilledRuns(Handovers handovers) {
    /** Nothing of the command catches it. */
    private static final class Killed extends Error {
        Killed(String effect) {
            super(effect);
        }
    }

    /**
     * Gives the effects after which it was ended.
     *
     * @param afterKill is given each of them
     */
    Set<String> run(String group, Consumer<String> afterKill) {
        Set<String> killed = new TreeSet<>();
        StringWriter out = new StringWriter();
        int code = -1;
        while (code != 0) {
            try {
                code = handovers.run(group, out, effect -> {
                    if (killed.add(effect)) {
                        throw new Killed(effect);
                    }
                });
                assertThat(code).as(out.toString()).isZero();
            } catch (Killed e) {
                out.append("killed after ").append(e.getMessage()).append(System.lineSeparator());
                afterKill.accept(e.getMessage());
            }
        }
        return killed;
    }
}
