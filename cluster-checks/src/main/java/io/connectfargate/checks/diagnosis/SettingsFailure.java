package io.connectfargate.checks.diagnosis;

/** Why no client can be created from the configuration. */
public final class SettingsFailure {
    private SettingsFailure() {}

    /** What Kafka's parser says of a JAAS line is left out, since it quotes parts of the password. */
    public static Explanation explain(Throwable failure) {
        String text = Causes.text(failure);
        if (text.contains("Could not find a 'KafkaClient' entry")) {
            return settings(
                    "sasl.jaas.config is missing, which names the login of this client",
                    "set it, for AWS_MSK_IAM to software.amazon.msk.auth.iam.IAMLoginModule required; with the semicolon");
        }
        if (text.contains("ogin module control flag")) {
            return settings(
                    "sasl.jaas.config cannot be read: the word required does not follow its login module",
                    "write it as the module's class, a blank, required, its options, and a semicolon");
        }
        if (text.contains("JAAS") || text.contains("Value not specified for key")) {
            return settings(
                    "sasl.jaas.config cannot be read",
                    "check its quotes: inside a quoted value \\ and \" need a \\ before them");
        }
        return settings(
                "no client could be created from its configuration: " + Causes.root(failure),
                "check the trust and key stores, their passwords and the classes that are named");
    }

    private static Explanation settings(String happened, String remedy) {
        return new Explanation(Problem.Kind.SETTINGS, happened, remedy);
    }
}
