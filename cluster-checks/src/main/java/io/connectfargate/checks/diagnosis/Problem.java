package io.connectfargate.checks.diagnosis;

/**
 * A reason why a cluster cannot be used.
 *
 * @param sentence for people: which cluster, which host, what happened, what to do; holds no secret
 */
public record Problem(Kind kind, String sentence) {
    /** What can be done about a problem. */
    public enum Kind {
        /** No client can be created from the configuration. */
        SETTINGS,
        /** The cluster, or what guards it, says no and will say so again. */
        REFUSED,
        /** May pass by itself, such as a broker that is still starting. */
        PASSING,
        /** A permission is missing; everything else is fine. */
        PERMISSION
    }
}
