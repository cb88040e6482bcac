using System.Text;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;

namespace CounterDesk.Domain.Signing;

/// <summary>
/// A passphrase that seals something which leaves the hall. The key is drawn from it by PBKDF2 with HMAC-SM3 (GM/T
/// 0091-2020; RFC 8018, 5.2), whose rounds make each guess cost what opening costs.
/// </summary>
public static class Passphrase
{
    public const int MinLength = 12;
    public const int MaxLength = 200;
    public const int SaltLength = 16;

    /// <summary>Rounds for what is sealed from now on. What was sealed says how many it took.</summary>
    public const int Rounds = 1_000_000;

    /// <summary>What is asked of a file that says it took more would keep the program busy, not secret.</summary>
    public const int MostRounds = 20_000_000;

    /// <summary>Says what is wrong, or null when something may be sealed with it.</summary>
    public static PassphraseFault? FindFault(string passphrase) => Tidy(passphrase) switch
    {
        "" => PassphraseFault.Missing,
        { Length: < MinLength } => PassphraseFault.TooShort,
        { Length: > MaxLength } => PassphraseFault.TooLong,
        var text when text.Distinct().Count() < MinLength / 2 => PassphraseFault.TooSimple,
        _ => null,
    };

    /// <summary>The key for <see cref="Sm4Gcm"/>. It takes about half a second, on purpose.</summary>
    public static byte[] DeriveKey(string passphrase, ReadOnlySpan<byte> salt, int rounds)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(salt.Length, SaltLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rounds, MostRounds);
        var bytes = Encoding.UTF8.GetBytes(Tidy(passphrase));
        var generator = new Pkcs5S2ParametersGenerator(new SM3Digest());
        generator.Init(bytes, salt.ToArray(), rounds);
        var key = (KeyParameter)generator.GenerateDerivedMacParameters(Sm4Gcm.KeyLength * 8);
        Array.Clear(bytes);
        return key.GetKey();
    }

    // The same letters typed on another system may come in other code points; blanks around it are nobody's intent.
    private static string Tidy(string passphrase) => passphrase.Trim().Normalize(NormalizationForm.FormC);
}

/// <summary>Why nothing is sealed with a passphrase.</summary>
public enum PassphraseFault
{
    Missing,
    TooShort,
    TooLong,

    /// <summary>Fewer than six different characters.</summary>
    TooSimple,
}
