using System.Globalization;
using CounterDesk.Domain.IdCards;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Tests.Support;

/// <summary>The card of 林秀兰, who does not exist, as readers give it.</summary>
internal static class SomeCards
{
    public const string Name = "林秀兰";
    public const string Issuer = "云山市公安局清河分局";
    public const string Address = "云山市清河区柳荫巷 12 号";

    public static ResidentIdNumber Number { get; } = SomeNumbers.ResidentId("1940-06-12", 2);

    /// <summary>A bitmap as short as one may be, with bytes of its own: whoever reads it wipes it.</summary>
    public static byte[] Photo => [(byte)'B', (byte)'M', 3, 1, 4, 1, 5, 9];

    public static IdCard Value => IdCard.Create(Fields());

    /// <summary>Every field right, but what is said otherwise.</summary>
    public static CardFields Fields(
        string? name = Name, string? number = null, string? sex = "女", string? birthDate = "19400612",
        string? address = Address, string? issuer = Issuer, string? validFrom = "20060401",
        string? validUntil = "长期", byte[]? photo = null) => new()
    {
        Name = name, Number = number ?? Number.Value, Sex = sex, BirthDate = birthDate, Address = address,
        Issuer = issuer, ValidFrom = validFrom, ValidUntil = validUntil, Photo = photo ?? Photo,
    };

    public static IdCard Until(string day) => IdCard.Create(Fields(validUntil: day));

    public static IdCard BornOn(DateOnly day)
    {
        var number = SomeNumbers.ResidentId(999901, day, 2);
        var birthDate = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return IdCard.Create(Fields(number: number.Value, birthDate: birthDate, validFrom: "20200401"));
    }
}
