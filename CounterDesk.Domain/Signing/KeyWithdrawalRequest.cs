namespace CounterDesk.Domain.Signing;

/// <summary>Somebody who would confirm that a key is withdrawn.</summary>
/// <param name="Id">The account.</param>
/// <param name="Number">The staff number; empty where the provider says none.</param>
/// <param name="MayConfirm">Another security administrator, or a supervisor.</param>
public sealed record KeyWitness(string Id, string Number, bool MayConfirm);

/// <summary>Why somebody may not confirm that a key is withdrawn.</summary>
public enum KeyWitnessFault
{
    /// <summary>She asked for it: the second person is somebody else, whatever account she uses.</summary>
    OwnRequest,

    /// <summary>Neither security administrator nor supervisor.</summary>
    RoleNotAllowed,

    /// <summary>Nobody answered in time. Never a yes.</summary>
    Expired,
}

/// <summary>A security administrator asks a second person to confirm that a key is withdrawn.</summary>
/// <param name="Id">Says nothing about the key.</param>
/// <param name="KeyId">Which key.</param>
/// <param name="Withdrawal">Why.</param>
/// <param name="AskedBy">The account that asks.</param>
/// <param name="AskedByNumber">Its staff number.</param>
/// <param name="ExpiresAtUtc">From here on nobody can answer it any more.</param>
public sealed record KeyWithdrawalRequest(
    Guid Id, string KeyId, KeyWithdrawal Withdrawal, string AskedBy, string AskedByNumber, DateTime ExpiresAtUtc)
{
    /// <summary>Why <paramref name="person"/> cannot answer it now; null when she can.</summary>
    public KeyWitnessFault? FindFault(KeyWitness person, DateTime atUtc) =>
        atUtc >= ExpiresAtUtc ? KeyWitnessFault.Expired
        : person.Id == AskedBy || (AskedByNumber.Length > 0 && person.Number == AskedByNumber) ? KeyWitnessFault.OwnRequest
        : !person.MayConfirm ? KeyWitnessFault.RoleNotAllowed
        : null;
}
