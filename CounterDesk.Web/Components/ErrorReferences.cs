using System.Security.Cryptography;

namespace CounterDesk.Web.Components;

/// <summary>Gives an exception nobody expected a number that can be read out, and logs it under that number.</summary>
public sealed partial class ErrorReferences(ILogger<ErrorReferences> logger)
{
    public string Log(Exception exception)
    {
        var number = RandomNumberGenerator.GetInt32(100_000_000);
        var reference = $"{number / 10_000:D4}-{number % 10_000:D4}";
        LogUnexpected(exception, reference);
        return reference;
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "Nobody expected this. Reference {Reference}.")]
    private partial void LogUnexpected(Exception exception, string reference);
}
