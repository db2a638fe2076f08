package io.connectfargate.connect.access;

/** Why no client can be made of the settings. */
final class SettingsFailure {
    private SettingsFailure() {}

    /** What Kafka's parser says of a JAAS line is left out, since it quotes parts of the password. */
    static Finding explain(Throwable failure) {
        String text = Causes.text(failure);
        if (text.contains("JAAS") || text.contains("Value not specified for key")) {
            return new Finding(
                    Problem.Kind.SETTINGS,
                    "sasl.jaas.config cannot be read",
                    "check its quotes: inside a quoted value \\ and \" need a \\ before them");
        }
        return new Finding(
                Problem.Kind.SETTINGS,
                "no client can be made of its settings: " + Causes.root(failure),
                "check the trust and key stores, their passwords and the classes that are named");
    }
}
