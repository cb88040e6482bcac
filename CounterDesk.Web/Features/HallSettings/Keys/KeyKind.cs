namespace CounterDesk.Web.Features.HallSettings.Keys;

/// <summary>What a key is for.</summary>
public enum KeyKind
{
    Signing,
    Encryption,
}
