using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Domain.IdCards;

/// <summary>
/// A resident identity card as its chip has it (居民身份证, and the residence permits of the same form). An instance agrees
/// with itself: sex and birth are those of the number. Whether it is in force is a question of the day.
/// </summary>
public sealed class IdCard
{
    // Longer than anything a chip holds: these stop what is no card.
    public const int MaxNameLength = 60;
    public const int MaxIssuerLength = 60;
    public const int MaxAddressLength = 120;

    /// <summary>The picture of 102 × 126 pixels takes 38,862 bytes as a bitmap.</summary>
    public const int MaxPhotoLength = 128 * 1024;

    private const int MaxDayLength = 20;
    private const string WithoutEnd = "长期";

    private byte[] _photo;

    private IdCard(CardFields fields)
    {
        Name = Tidy(fields.Name);
        Number = ResidentIdNumber.Parse(fields.Number!);
        Sex = FindSex(fields.Sex)!.Value;
        BirthDate = Number.BirthDate;
        Address = Tidy(fields.Address) is { Length: > 0 } address ? address : null;
        Issuer = Tidy(fields.Issuer);
        ValidFrom = FindDay(fields.ValidFrom)!.Value;
        ValidUntil = FindDay(fields.ValidUntil);
        _photo = fields.Photo;
        if (!IsPicture(_photo))
        {
            Wipe();
        }
    }

    public string Name { get; }

    public ResidentIdNumber Number { get; }

    public Sex Sex { get; }

    public DateOnly BirthDate { get; }

    public DateOnly ValidFrom { get; }

    /// <summary>The last day; null for 长期.</summary>
    public DateOnly? ValidUntil { get; }

    public string Issuer { get; }

    public string? Address { get; }

    /// <summary>The picture as a file; empty when the reader gave none that can be shown, and after wiping.</summary>
    public ReadOnlyMemory<byte> Photo => _photo;

    /// <summary>Says why <paramref name="fields"/> are not a card, or null when they are one.</summary>
    public static CardFault? FindFault(CardFields fields) =>
        fields.Needed.Any(string.IsNullOrWhiteSpace) ? CardFault.Missing
        : FindTextFault(fields) is { } text ? text
        : !ResidentIdNumber.TryParse(fields.Number, out var number) ? CardFault.NumberWrong
        : FindSex(fields.Sex) is not { } sex ? CardFault.SexUnreadable
        : sex is Sex.Male != number.IsMale ? CardFault.SexDisagrees
        : FindDay(fields.BirthDate) is not { } birth ? CardFault.BirthDateUnreadable
        : birth != number.BirthDate ? CardFault.BirthDateDisagrees
        : FindDay(fields.ValidFrom) is not { } from ? CardFault.ValidityUnreadable
        : FindDay(fields.ValidUntil) is null && Tidy(fields.ValidUntil) != WithoutEnd ? CardFault.ValidityUnreadable
        : from < birth || FindDay(fields.ValidUntil) < from ? CardFault.ValidityReversed
        : null;

    /// <exception cref="ArgumentException">The fields are not a card; ask <see cref="FindFault"/> first.</exception>
    public static IdCard Create(CardFields fields) =>
        FindFault(fields) is { } fault
            ? throw new ArgumentException($"Not an ID card: {fault}.", nameof(fields))
            : new IdCard(fields);

    /// <summary>Full years on a day.</summary>
    public int AgeOn(DateOnly day) =>
        day.Year - BirthDate.Year - (day < BirthDate.AddYears(day.Year - BirthDate.Year) ? 1 : 0);

    /// <summary>Overwrites the picture with zeros.</summary>
    public void Wipe()
    {
        CryptographicOperations.ZeroMemory(_photo);
        _photo = [];
    }

    /// <summary>Masked.</summary>
    public override string ToString() => Number.ToString();

    private static CardFault? FindTextFault(CardFields fields)
    {
        (string? Text, int Longest)[] texts =
        [
            (fields.Name, MaxNameLength), (fields.Issuer, MaxIssuerLength), (fields.Address, MaxAddressLength),
            (fields.Number, ResidentIdNumber.Length), (fields.BirthDate, MaxDayLength),
            (fields.ValidFrom, MaxDayLength), (fields.ValidUntil, MaxDayLength),
        ];
        return fields.Photo.Length > MaxPhotoLength || texts.Any(text => Tidy(text.Text).Length > text.Longest)
                ? CardFault.TooLong
            : texts.Any(text => Tidy(text.Text).EnumerateRunes().Any(IsIllegal)) ? CardFault.IllegalCharacter
            : null;
    }

    private static Sex? FindSex(string? text) => Tidy(text) switch
    {
        "男" or "1" => Sex.Male,
        "女" or "2" => Sex.Female,
        _ => null,
    };

    private static DateOnly? FindDay(string? text) => FaceDate.TryParse(text, out var day) ? day : null;

    // Chips fill their fields up with spaces.
    private static string Tidy(string? text) => text?.Trim() ?? "";

    // A lone half of a pair is enumerated as U+FFFD, as what could not be decoded already is.
    private static bool IsIllegal(Rune rune) =>
        rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // JPEG, bitmap, PNG: what a browser shows. Some readers give the chip's own packing, which only they unpack.
    private static bool IsPicture(ReadOnlySpan<byte> photo) =>
        photo is [0xFF, 0xD8, 0xFF, ..] or [(byte)'B', (byte)'M', ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..];
}
