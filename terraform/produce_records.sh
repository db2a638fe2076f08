#!/usr/bin/env bash
# Creates the topic of the demonstration and produces records to it. Runs in a container of the Apache Kafka project's image.
# Needs SERVERS, TOPIC, RECORDS and RECORDS_PER_SECOND.
set -euo pipefail
tools=${KAFKA_TOOLS:-/opt/kafka/bin}
echo security.protocol=SSL > /tmp/client.properties

"$tools/kafka-topics.sh" --bootstrap-server "$SERVERS" --command-config /tmp/client.properties \
  --create --if-not-exists --topic "$TOPIC" --partitions 6
exec "$tools/kafka-producer-perf-test.sh" --bootstrap-server "$SERVERS" --command-config /tmp/client.properties \
  --topic "$TOPIC" --num-records "$RECORDS" --throughput "$RECORDS_PER_SECOND" --record-size 1000
