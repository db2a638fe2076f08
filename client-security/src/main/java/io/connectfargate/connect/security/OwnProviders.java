package io.connectfargate.connect.security;

import java.util.HashMap;
import java.util.Map;

/** The providers behind references such as <code>${env:NAME}</code>, by the names that references use. */
public final class OwnProviders {
    /** Their classes. */
    public static final Map<String, String> CLASSES = Map.of(
            "env", EnvironmentVariables.class.getName(),
            "file", MountedFiles.class.getName(),
            "dir", MountedFolders.class.getName());

    private static final String LIST = "config.providers";

    private OwnProviders() {}

    /** Worker properties that name them. */
    public static Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.put(LIST, "env,file,dir");
        CLASSES.forEach((name, type) -> properties.put(LIST + "." + name + ".class", type));
        return properties;
    }
}
