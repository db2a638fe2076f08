package io.connectfargate.migration.offsets;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the user says about topics.
 *
 * @param names gives the name of a topic's copy
 * @param left topics of which no offset is moved
 * @param compacted topics that were compacted once, although they are not now
 */
record TopicChoice(UnaryOperator<String> names, Set<String> left, Set<String> compacted) {}
