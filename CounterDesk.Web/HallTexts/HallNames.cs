namespace CounterDesk.Web.HallTexts;

/// <summary>What the hall is called and where it may be rung, as papers and pages say it.</summary>
public sealed record HallNames(string Name, string EnglishName, string Phone)
{
    public string NameIn(bool isChinese) => isChinese ? Name : EnglishName;
}
