namespace CounterDesk.Web.ApplicantScreens;

/// <summary>
/// A row for every time a screen became a counter's. The device's key is in a cookie of its browser and nowhere else:
/// only its hash is here.
/// </summary>
public sealed class PairedScreen(string counter, byte[] deviceKeyHash, string pairedBy, DateTime pairedAtUtc)
{
    public const int MaxCounterLength = 16;
    public const int MaxClerkLength = 128;
    public const int HashLength = 32;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Counter { get; } = counter;

    /// <summary>SM3 of the 32 random bytes.</summary>
    public byte[] DeviceKeyHash { get; } = deviceKeyHash;

    /// <summary>The clerk's id at the provider.</summary>
    public string PairedBy { get; } = pairedBy;

    public DateTime PairedAtUtc { get; } = pairedAtUtc;

    public DateTime? RevokedAtUtc { get; private set; }

    /// <summary>When the screen last asked what to show, to a minute.</summary>
    public DateTime LastSeenAtUtc { get; private set; } = pairedAtUtc;

    public void Revoke(DateTime atUtc) => RevokedAtUtc ??= atUtc;
}
