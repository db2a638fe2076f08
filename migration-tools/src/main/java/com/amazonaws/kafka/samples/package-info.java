/** Names of the AWS sample mirrormaker2-msk-migration, which users' scripts hold. */
package com.amazonaws.kafka.samples;
