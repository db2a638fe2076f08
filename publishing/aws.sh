#!/usr/bin/env bash
# Part of build_images.sh: calls the AWS CLI for ECR, and turns its errors into a sentence that says what to do.

# Prints what the call prints; where it fails, the CLI's words are in $WORK/aws.
ecr() { # SUBCOMMAND ARGUMENT...
  AWS_PAGER='' aws ecr "$@" --region "$REGION" --output text 2> "$WORK/aws"
}

# Whether that is why the call failed.
without_aws_credentials() {
  grep -q "Unable to locate credentials" "$WORK/aws"
}

explain_aws() { # WHAT FAILED
  local said
  said=$(tr -s '\n' ' ' < "$WORK/aws")
  case $said in
    *"Unable to locate credentials"* | *"profile"*"could not be found"* | *"Partial credentials"*)
      refused "There are no AWS credentials: run 'aws configure' or 'aws sso login', or set AWS_PROFILE or" \
        "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY." ;;
    *ExpiredToken* | *"has expired"* | *"SSO Token"*)
      refused "The AWS credentials have expired: log in again ('aws sso login'), or set new AWS_ACCESS_KEY_ID," \
        "AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN." ;;
    *UnrecognizedClient* | *InvalidClientTokenId* | *InvalidSignature* | *IncompleteSignature*)
      refused "AWS rejected these credentials: check key and secret, that they are for this partition ($REGION), and" \
        "this machine's clock." ;;
    *AccessDenied* | *"not authorized"*)
      refused "AWS denies $1 to these credentials: use others, or have the policy in publishing/README.md attached. It said:$said" ;;
    *"Could not connect"* | *"onnect timeout"* | *"ead timeout"* | *"onnection was closed"* | *"SSL validation failed"*)
      refused "AWS cannot be reached: check the network, a proxy (HTTPS_PROXY) and AWS_ENDPOINT_URL. The AWS CLI said:$said" ;;
    *) refused "$1 failed. The AWS CLI said:$said" ;;
  esac
}
