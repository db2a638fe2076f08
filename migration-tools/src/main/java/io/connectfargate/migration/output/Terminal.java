package io.connectfargate.migration.output;

/** Whether somebody watches. */
public final class Terminal {
    private static final String CONSOLE = "jdk.console";

    private Terminal() {}

    /** Makes {@link #isInteractive} right on Java 22 to 24, where a console is there without a terminal. To be called first. */
    public static void prepare() {
        if (System.getProperty(CONSOLE) == null) {
            System.setProperty(CONSOLE, "java.base");
        }
    }

    /** Whether input and output are a terminal. */
    public static boolean isInteractive() {
        return System.console() != null;
    }
}
