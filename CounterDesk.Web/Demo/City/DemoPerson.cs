using System.Globalization;
using System.Text.Json.Serialization;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>
/// A fictional person. The number is made of the region of birth, the date of birth and a sequence number, odd for men.
/// </summary>
/// <param name="Name">As the household register writes it.</param>
/// <param name="Relation">To the head of the household, whose own is 户主.</param>
/// <param name="Region">Of birth, six digits.</param>
/// <param name="BirthDate">The date of birth.</param>
/// <param name="Sequence">Three digits at most.</param>
internal sealed record DemoPerson(string Name, string Relation, string Region, DateOnly BirthDate, int Sequence)
{
    public string Ethnicity { get; init; } = "汉";

    /// <summary>When the person died; what they held was cancelled then.</summary>
    public DateOnly? DiedOn { get; init; }

    public string Education { get; init; } = "";

    public string MaritalStatus { get; init; } = "";

    public string Occupation { get; init; } = "";

    [JsonIgnore]
    public ResidentIdNumber Number { get; } = NumberOf(Region, BirthDate, Sequence);

    [JsonIgnore]
    public string Sex => Number.IsMale ? "男" : "女";

    [JsonIgnore]
    public Holder Holder => new(Name, HolderCode.Of(Number));

    /// <summary>Full years on a day.</summary>
    public int AgeOn(DateOnly day) =>
        day.Year - BirthDate.Year - (day < BirthDate.AddYears(day.Year - BirthDate.Year) ? 1 : 0);

    /// <summary>
    /// What certificates say of each of a couple, under the keys of the holder or, with a word before them, of the other.
    /// </summary>
    public IEnumerable<(string Key, string Value)> Particulars(string prefix) =>
        from field in ((string Key, string Value)[])
        [
            ("name", Name), ("sex", Sex), ("nationality", "中国"), ("birthDate", DemoRegister.Day(BirthDate)),
            ("idNumber", Number.Value),
        ]
        select (prefix.Length == 0 ? field.Key : prefix + char.ToUpperInvariant(field.Key[0]) + field.Key[1..], field.Value);

    // Of the eleven check characters one is right, and the number itself says which.
    private static ResidentIdNumber NumberOf(string region, DateOnly birthDate, int sequence)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{region}{birthDate:yyyyMMdd}{sequence:000}");
        var check = "0123456789X".First(check => ResidentIdNumber.FindFault(body + check) is null);
        return ResidentIdNumber.Parse(body + check);
    }
}
