using CounterDesk.Web.External.IdCardReaders.Dialects;

namespace CounterDesk.Web.External.IdCardReaders;

public static class IdCardReadersModule
{
    /// <summary>Registers the reader that the hall's counters have, if they have one.</summary>
    public static void AddIdCardReaders(this IHostApplicationBuilder builder)
    {
        var isProduction = builder.Environment.IsProduction();
        builder.Services.AddOptions<IdCardReaderOptions>()
            .BindConfiguration(IdCardReaderOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                options => options is { Dialect: "", Address: null } || options.FindDialect() is not null,
                $"IdCardReaders:Dialect is one of {string.Join(", ", ReaderDialects.Names)}.")
            .Validate(
                HasLocalAddress,
                "IdCardReaders:Address is on the counter's own PC (127.0.0.1, [::1] or localhost): http or https, "
                + "for Est ws or wss.")
            .Validate(
                options => options.FindDialect()?.Name is not SignedDialect.Signed || options.FindKey() is not null,
                "Set IdCardReaders:PublicKey to the point of the readers' SM2 key in hexadecimal, 04 and 128 digits.")
            .Validate(
                options => !options.StandIn || !isProduction,
                "The stand-in of an ID card reader does not run in Production: nobody's card is read. "
                + "Remove the setting IdCardReaders:StandIn.")
            .ValidateOnStart();
        builder.Services.AddScoped<IdCardReader>();
    }

    private static bool HasLocalAddress(IdCardReaderOptions options) =>
        options.FindDialect() is not { } dialect || options.FindAddress() is { IsAbsoluteUri: true } address
        && address.IsLoopback && address is { UserInfo: "", Fragment: "" }
        && (dialect.Method is null ? address.Scheme is "ws" or "wss" : address.Scheme is "http" or "https");
}
