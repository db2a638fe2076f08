package io.connectfargate.connect.profile;

import java.util.Map;
import org.apache.kafka.connect.mirror.DefaultConfigPropertyFilter;

/**
 * A {@code config.property.filter.class} that gives copies only those properties of their topics that the target accepts, by its {@link
 * TargetProfile}: MSK Express and Serverless do not create a topic with any other. {@code config.properties.exclude} and {@code
 * use.defaults.from} mean what they mean to Kafka's own filter.
 */
public final class AcceptedProperties extends DefaultConfigPropertyFilter {
    private TargetProfile profile = TargetProfile.STANDARD;

    @Override
    public void configure(Map<String, ?> configuration) {
        super.configure(configuration);
        profile = TargetProfile.ofThisWorker();
    }

    @Override
    public boolean shouldReplicateConfigProperty(String property) {
        return profile.accepts(property) && super.shouldReplicateConfigProperty(property);
    }
}
