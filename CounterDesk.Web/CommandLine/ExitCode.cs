namespace CounterDesk.Web.CommandLine;

/// <summary>What a verb's end tells a script.</summary>
public static class ExitCode
{
    public const int Yes = 0;
    public const int No = 1;
    public const int CouldNotBeTold = 2;
    public const int WrongUsage = 64;

    /// <summary>Says why nothing could be told, where a script does not take it for an answer.</summary>
    internal static async Task<int> CouldNotBeToldAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return CouldNotBeTold;
    }
}
