/** The class name that connector files of the older sample carry, so that they run unchanged. */
package com.amazonaws.kafka.samples;
