package io.connectfargate.connect.identity;

/**
 * Why a connector must not run.
 *
 * @param allowance what lifts the rejection
 * @param sentence what, where, found and expected, and the way out; holds no secret
 */
record Refusal(Allowance allowance, String sentence) {}
