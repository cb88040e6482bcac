namespace CounterDesk.Web.ApplicantScreens;

/// <summary>What the desk says about the screen on the other side of the counter.</summary>
public sealed class PairingText;
