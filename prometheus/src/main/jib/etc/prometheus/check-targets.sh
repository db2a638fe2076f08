# shellcheck shell=sh
# Part of start-prometheus.sh: what is scraped. Sets jmx_targets, node_targets, dns_name, service_arn and what is derived from it.
# shellcheck disable=SC2034,SC2154 # shared with the other parts

# $1 is the variable, $2 its value, $3 the port. Leaves the brokers in $targets, as the entries of a JSON list.
check_brokers() {
  targets=
  # Quotes and backslashes: the old sample's users wrote the entries of a JSON list.
  for broker in $(printf %s "$2" | tr -d "\"'\\\\" | tr ',' ' '); do
    case $broker in *:*) port=${broker##*:} ;; *) port=$3 broker=$broker:$3 ;; esac
    if ! is "$broker" "$host:[1-9][0-9]{0,4}" || [ "$port" -gt 65535 ]; then
      problem "$1" "$broker" "Expected: host or host:port, separated by commas, such as b-1.example.com:$3."
    elif is "$port" '9[01]9[2468]|2009[2468]'; then
      problem "$1" "$broker" "Port $port is for Kafka's clients. Leave it out, for $3, and turn on the cluster's open monitoring."
    fi
    targets="$targets, \"$broker\""
  done
  targets=${targets#, }
}

check_workers() {
  dns_name=${KAFKA_CONNECT_DNS_NAME:-kafkaconnect.migration}
  is "$dns_name" "$host" ||
    problem KAFKA_CONNECT_DNS_NAME "$dns_name" 'Expected: one name, such as kafkaconnect.migration, without a port: that is 3600.'
  service_arn=${KAFKA_CONNECT_ECS_SERVICE:-}
  if [ -z "$service_arn" ]; then return; fi
  is "$service_arn" 'arn:aws[a-z-]*:ecs:[a-z0-9-]+:[0-9]{12}:service/[A-Za-z0-9_-]+/[A-Za-z0-9_-]+' ||
    problem KAFKA_CONNECT_ECS_SERVICE "$service_arn" \
      "Expected: the service's ARN, arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/SERVICE."
  service_region=${service_arn#arn:*:ecs:} service_region=${service_region%%:*}
  cluster_arn=${service_arn%/*}
  cluster_arn=${cluster_arn%:service/*}:cluster/${cluster_arn##*/}
}

check_brokers JMX_EXPORTER_BROKER_LIST "${JMX_EXPORTER_BROKER_LIST:-}" 11001
jmx_targets=$targets
check_brokers NODE_EXPORTER_BROKER_LIST "${NODE_EXPORTER_BROKER_LIST:-}" 11002
node_targets=$targets
check_workers
