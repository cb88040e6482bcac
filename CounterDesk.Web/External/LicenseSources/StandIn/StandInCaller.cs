namespace CounterDesk.Web.External.LicenseSources.StandIn;

/// <summary>Somebody who may ask a stand-in.</summary>
/// <param name="Account">By what it is known.</param>
/// <param name="Key">The public key that it signs with: a point of SM2, in hexadecimal digits.</param>
/// <param name="CipherKey">That for which it is answered where a dialect enciphers; empty where it has none.</param>
internal sealed record StandInCaller(string Account, string Key, string CipherKey = "");
