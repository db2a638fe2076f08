package io.connectfargate.configuration.permissions;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a migration can do without, each with a script and a policy of its own. */
enum Feature {
    EXACTLY_ONCE,
    TOPIC_CREATION,
    TOPIC_SETTINGS,
    GROUP_OFFSETS;

    /** The name of the script, and of the policy. */
    String fileName() {
        return "target-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Set<Feature> all() {
        return EnumSet.allOf(Feature.class);
    }

    /** All but one. */
    Set<Feature> others() {
        return EnumSet.complementOf(EnumSet.of(this));
    }
}
